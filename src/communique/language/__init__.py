"""What is known of a text without knowing the world: words, sentences, quotations, headlines, grammar, language."""
