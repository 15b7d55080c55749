"""The sandbox: strict local emulators of the services, spoken to over HTTP and nothing else.

It is the far end of the tests and of the demo. It shares no code with the client, or it would
forgive the client's mistakes.
"""
