"""Cases for the reader, made by chance from a seed: texts, web pages, Word packages and pdf; and what is promised."""
