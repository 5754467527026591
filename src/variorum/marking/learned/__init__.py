"""The learned reader: a small encoder, run by onnxruntime, and what its scores are read as."""
