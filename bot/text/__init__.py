"""Pure text: normalising, tokens, Arabic particles, sentences, languages."""
