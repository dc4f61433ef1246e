//! One suite: each module a theme, each test a sentence.

mod again;
mod bad_input;
mod bibliographies;
mod check;
mod colors;
mod columns;
mod compare;
mod custom_formats;
mod docs;
mod duplicates;
mod figures;
mod graphs;
mod groups;
mod hostile;
mod index;
<<<<<<< HEAD
mod index_sections;
=======
mod language;
>>>>>>> e71088d (Move the README's depth into a guide of chapters)
mod layers;
mod listing;
mod loader;
mod measures;
mod names;
mod odd_files;
mod options;
mod oracles;
mod parts;
mod path;
mod queries;
mod run;
mod same_bytes;
mod tables;
mod ties;
mod writers;
