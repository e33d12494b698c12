"""Screens of agreements: the register, one agreement, drafting, standards, signing, measures, payments."""
