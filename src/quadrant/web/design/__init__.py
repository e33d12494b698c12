"""The design system: words, layouts, macros, forms, tables and charts that every screen is made of."""
