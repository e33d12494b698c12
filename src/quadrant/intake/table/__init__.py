"""What a table is: where its headers stand, what each column holds, and which rows hold nothing."""
