"""The drawings of the icons: paths on a grid of 20, in one colour."""

DRAWINGS = {
    "pen": '<path d="M4 16l.8-3.4L13 4.4l2.6 2.6-8.2 8.2zM11.4 6l2.6 2.6"/>',
    "bin": (
        '<path d="M4 5.6h12M8 5.6V3.4h4v2.2M5.4 5.6l.8 11h7.6l.8-11"/>'
        '<path d="M8.4 8.6v5M11.6 8.6v5"/>'
    ),
    "play": '<path d="M6.5 4.2v11.6L15.8 10z" fill="INK"/>',
    "pause": '<path d="M7 4.5v11M13 4.5v11" stroke-width="2.8"/>',
    "day": '<path d="M5 4.5l8 5.5-8 5.5z"/><path d="M15.5 4.5v11"/>',
    "week": '<path d="M2.5 5l6 5-6 5zM9.5 5l6 5-6 5z"/><path d="M17.5 5v10"/>',
    "back": '<path d="M4.5 8.5h7.2a4 4 0 010 8H8"/><path d="M8 5L4.5 8.5 8 12"/>',
    "again": '<path d="M15.8 10a5.8 5.8 0 11-1.9-4.3M14.2 2.6v3.3h-3.3"/>',
    "sun": (
        '<circle cx="10" cy="10" r="3.3"/>'
        '<path d="M10 2.2v1.9M10 15.9v1.9M2.2 10h1.9M15.9 10h1.9M4.5 4.5l1.3 '
        '1.3M14.2 14.2l1.3 1.3M4.5 15.5l1.3-1.3M14.2 5.8l1.3-1.3"/>'
    ),
    "moon": '<path d="M16.3 12.1A6.8 6.8 0 017.9 3.7a6.8 6.8 0 108.4 8.4z"/>',
    "about": '<circle cx="10" cy="10" r="7.2"/><path d="M10 9.2v4.6M10 6.1v.2"/>',
    "close": '<path d="M5.5 5.5l9 9M14.5 5.5l-9 9"/>',
    "alarm": '<path d="M10 3.2l7.3 13H2.7z"/><path d="M10 8.2v3.8M10 14.1v.1"/>',
    "forth": (
        '<path d="M15.5 8.5H8.3a4 4 0 000 8H12"/><path d="M12 5l3.5 3.5L12 12"/>'
    ),
    "home": (
        '<path d="M3 9.6L10 3.4l7 6.2"/>'
        '<path d="M5 8.4v8h10v-8M8.4 16.4v-4.6h3.2v4.6"/>'
    ),
    "evidence": (
        '<path d="M3 16.6h14"/><path d="M5.4 13.6v-3M10 13.6V6M14.6 13.6V8.4"/>'
        '<circle cx="5.4" cy="7.6" r="1"/><circle cx="14.6" cy="5.4" r="1"/>'
    ),
    "map": (
        '<path d="M2.8 5.4l4.8-2 4.8 2 4.8-2v11.2l-4.8 2-4.8-2-4.8 2z"/>'
        '<path d="M7.6 3.4v11.2M12.4 5.4v11.2"/>'
    ),
    "fork": (
        '<path d="M10 16.8v-5.2M10 11.6L4.4 6M10 11.6L15.6 6M4.4 9.2V6h3.2"/>'
        '<path d="M12.4 6h3.2v3.2"/>'
    ),
    "flask": (
        '<path d="M7.2 3h5.6M8.2 3v5L3.9 15.4a1 1 0 00.9 1.5h10.4a1 1 0 '
        '00.9-1.5L11.8 8V3"/><path d="M6 12.4h8"/>'
    ),
    "people": (
        '<circle cx="7.4" cy="6.8" r="2.7"/>'
        '<path d="M2.4 16.4c.3-3.2 2.3-5 5-5s4.7 1.8 5 5"/>'
        '<path d="M12.6 4.4a2.6 2.6 0 010 4.9M14.4 11.7c1.9.6 3 2.3 3.2 4.7"/>'
    ),
    "person": (
        '<circle cx="10" cy="6.6" r="3"/>'
        '<path d="M4.4 16.8c.3-3.5 2.5-5.4 5.6-5.4s5.3 1.9 5.6 5.4"/>'
    ),
    "paper": (
        '<path d="M4.6 2.9h10.8v14.2H4.6z"/>'
        '<path d="M7.4 6.6h5.2M7.4 10h5.2M7.4 13.4h3"/>'
    ),
    "book": (
        '<path d="M10 5.2C8.2 3.9 5.8 3.6 3 3.9v11.6c2.8-.3 5.2 0 7 1.3 1.8-1.3 '
        '4.2-1.6 7-1.3V3.9c-2.8-.3-5.2 0-7 1.3z"/><path d="M10 5.2v11.6"/>'
    ),
    "sliders": (
        '<path d="M3 6h7M14 6h3M3 14h3M10 14h7"/><circle cx="12" cy="6" r="2"/>'
        '<circle cx="8" cy="14" r="2"/>'
    ),
    "menu": '<path d="M3.4 5.6h13.2M3.4 10h13.2M3.4 14.4h13.2"/>',
    "search": '<circle cx="8.8" cy="8.8" r="5"/><path d="M12.6 12.6l4 4"/>',
    "clock": '<circle cx="10" cy="10" r="7"/><path d="M10 5.8V10l2.8 1.9"/>',
    "folder": '<path d="M2.8 5.2h5l1.7 2h7.7v8.6H2.8z"/>',
    "chevron": '<path d="M7.6 4.8L12.8 10l-5.2 5.2"/>',
    "down": '<path d="M4.8 7.6L10 12.8l5.2-5.2"/>',
    "plus": '<path d="M10 4.4v11.2M4.4 10h11.2"/>',
    "minus": '<path d="M4.4 10h11.2"/>',
    "check": '<path d="M4 10.6l4 4 8-9"/>',
    "copy": '<path d="M7 6.6h9.4v10H7z"/><path d="M13 6.6V3.4H3.6v10H7"/>',
    "table": (
        '<path d="M3.2 4.2h13.6v11.6H3.2zM3.2 8.2h13.6M3.2 12h13.6M8 4.2v11.6"/>'
    ),
    "panels": '<path d="M3 4h14v12H3zM8 4v12M8 10h9"/>',
    "dots": '<path d="M4.5 10h.1M10 10h.1M15.5 10h.1" stroke-width="2.4"/>',
    "share": (
        '<path d="M10 12.4V3.2M6.6 6.4L10 3l3.4 3.4"/><path d="M4.2 10.6v6h11.6v-6"/>'
    ),
    "chart": '<path d="M3.4 3.4v13.2h13.2"/><path d="M6 12.6l3.4-4 3 2.4 4-5.4"/>',
    "grow": (
        '<path d="M11.6 3.6h4.8v4.8M16.4 3.6l-5 5"/>'
        '<path d="M8.4 16.4H3.6v-4.8M3.6 16.4l5-5"/>'
    ),
    "shrink": (
        '<path d="M16.4 8.4h-4.8V3.6M11.6 8.4l5-5"/>'
        '<path d="M3.6 11.6h4.8v4.8M8.4 11.6l-5 5"/>'
    ),
    "float": '<path d="M3.4 7.4h9.2v9.2H3.4z"/><path d="M8 7.4v-4h8.6V12h-4"/>',
}
