"""What each request goes through before a page is asked, and each answer before it is sent."""
