# SPDX-License-Identifier: Apache-2.0
"""Reader: read articles, highlight and tag spans, and hand over a spreadsheet of them."""

__version__ = "0.1.0"
