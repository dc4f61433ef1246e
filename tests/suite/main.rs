//! One suite: each module a theme, each test a sentence.

mod again;
mod attributes;
mod bad_input;
mod beside_names;
mod bibliographies;
mod capitals;
mod check;
mod circles;
mod collaborators;
mod collaborators_text;
mod colors;
mod columns;
mod committees;
mod compare;
mod completions;
mod conference;
mod conflicts;
mod crafted;
mod custom_formats;
mod dates;
mod docs;
mod doubtful_bylines;
mod doubtful_orcids;
mod doubtful_ties;
mod doubtful_years;
mod duplicates;
mod exports;
mod facts;
mod figures;
mod find;
mod graphs;
mod groups;
mod hostile;
mod hubs;
mod index;
mod index_sections;
mod invariants;
#[cfg(feature = "serve")]
mod jobs;
mod language;
mod layers;
mod listing;
mod lists;
mod loader;
mod map;
mod measures;
mod memory;
mod names;
mod nsf_workbook;
mod odd_files;
mod options;
mod oracles;
#[cfg(feature = "serve")]
mod pages;
#[cfg(feature = "parquet")]
mod parquet;
mod parts;
mod path;
mod queries;
mod reviewers;
mod run;
mod same_bytes;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "sheets")]
mod sheets;
#[cfg(feature = "sqlite")]
mod sqlite;
mod surface;
mod systems;
mod tables;
mod tables_of_people;
mod ties;
mod units;
mod whole_files;
mod writers;
