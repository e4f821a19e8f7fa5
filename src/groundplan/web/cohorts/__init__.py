"""Cohorts: libraries that go through a toolkit together, the facilitator who leads them, and the record of learning."""
