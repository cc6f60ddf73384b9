"""Records to CSL-JSON, BibTeX, BibLaTeX and RIS.

CSL items are the pivot: ``paper_to_csl``, ``volume_to_csl`` and ``reference_to_csl`` make them of records, and
``write_bibtex`` (module ``bibtex``), ``write_ris`` (``ris``) and ``write_csl_json`` (``csl_json``) write any iterable
of them to an open text file. The modules are imported where they are used, so that nothing loads without need.
"""
