"""A folder of documents read by one call: several at a time, the results as JSON lines and as a workbook.

``listing`` says which files are read, ``pool`` gives them to programs of their own (``worker``), ``store`` keeps what
was read so that an interrupted run goes on, ``workbook`` lays it out for people, ``run`` is the whole.
"""
