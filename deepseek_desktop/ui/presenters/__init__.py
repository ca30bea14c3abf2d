"""What happens when a person does something; no widgets of their own."""
