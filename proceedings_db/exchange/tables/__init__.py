"""Tables for people: papers, authors, references, volumes and bodies as rows of a CSV file or of a workbook."""
