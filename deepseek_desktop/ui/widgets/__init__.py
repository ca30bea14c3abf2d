"""What a person sees; widgets show and announce."""
