"""What pages draw, worked out as shapes, links and words for templates."""
