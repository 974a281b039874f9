"""What is known of tables while they are decided: their columns, who refers to whom, what is decided and what is still open."""
