"""Where the portal's own drawings are made: people and places as flat shapes, in the colours of the identity.

`manage.py draw_pictures` writes them all to `static/img`. To add a person, add an entry to `cast.CAST`; to add a place,
a module to `scenes`. One unit of a head is 92 wide and 124 high, and everything else is measured from it.
"""
