"""One commune's proof for new rural areas."""
