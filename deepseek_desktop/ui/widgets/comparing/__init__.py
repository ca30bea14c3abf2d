"""What a comparison has beyond its lanes: figures, differences, verdicts, replay, reports."""
