"""Development only: labelled references by content, template and noise, to train the tagger on.

Content comes from word lists and, where given, from the values of training references; templates say how lists print
a kind of work; noise is what typists and files do to the result. Every label comes from the piece that it was made
of, and follows the annotation guide's decisions. One seed gives one output.
"""
