"""One leaf of a text set in type: its document, its geometry, how it is drawn."""
