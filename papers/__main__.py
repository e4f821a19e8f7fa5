"""`python -m papers`: write the pages of docs/ that are made from facts."""

from __future__ import annotations

from papers import components


def main() -> None:
    """Write each page where it belongs, and say so."""
    components.PAGE.write_text(components.page(), encoding="utf-8")
    print(f"Written: {components.PAGE.relative_to(components.ROOT)}")


if __name__ == "__main__":
    main()
