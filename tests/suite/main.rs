//! One suite: each module a theme, each test a sentence.

mod again;
mod bad_input;
mod bibliographies;
mod check;
mod colours;
mod columns;
mod compare;
mod duplicates;
mod figures;
mod graphs;
mod groups;
mod hostile;
mod index;
mod layers;
mod listing;
mod measures;
mod names;
mod options;
mod oracles;
mod parts;
mod path;
mod readme;
mod run;
mod same_bytes;
mod tables;
mod ties;
