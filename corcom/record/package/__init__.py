"""The record as a Frictionless data package: in two steps in, and out again without loss."""
