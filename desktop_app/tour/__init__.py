"""The tour: the real window driven with real mouse and key events through the main job, on the sandbox.

It writes pictures and a report, and compares what was done with the emulator's own state. The program does not know
that it is being driven.
"""
