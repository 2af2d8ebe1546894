"""How Django writes days and hours where no template says it: as the desk does, and by the 24-hour clock."""
