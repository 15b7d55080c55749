WIDTHS = {"tiny": 38, "small": 64, "large": 110}
EDITION = 1
def poster(title_id: str, width: int) -> bytes: return b""
