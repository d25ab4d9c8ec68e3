"""The graph of acts: what it holds, where each act stands, how an act is called and what the register says of it."""
