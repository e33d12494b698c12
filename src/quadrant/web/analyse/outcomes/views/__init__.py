"""The pages of indicators, outcomes and datasets."""
