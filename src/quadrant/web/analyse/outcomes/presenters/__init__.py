"""What the pages of indicators, outcomes and datasets print, made ready."""
