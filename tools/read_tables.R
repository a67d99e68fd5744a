# What R makes of our tables, with nothing but base R:
#
#   sixpillars run quick --format csv --out run
#   sixpillars batch quick --replicates 50 --trajectories turns --format csv --out many
#   Rscript tools/read_tables.R run many
#
# It reads every table, says of which types its columns are, joins the run with the batch, and stops
# with an error where a column is of two types or a row finds no partner.  With the package arrow or
# nanoparquet, folders of Parquet are read, too.

folders <- commandArgs(trailingOnly = TRUE)
stopifnot(length(folders) == 2)

parquet <- Filter(function(name) requireNamespace(name, quietly = TRUE), c("arrow", "nanoparquet"))

read_one <- function(path) {
  if (endsWith(path, ".csv")) return(read.csv(path, check.names = FALSE))
  if (!length(parquet)) stop(path, ": neither arrow nor nanoparquet is installed")
  as.data.frame(getExportedValue(parquet[1], "read_parquet")(path))
}

tables_in <- function(folder) {
  list.files(folder, pattern = "\\.(csv|parquet)$", recursive = TRUE, full.names = TRUE)
}

kind <- function(column) if (is.numeric(column)) "number" else class(column)[1]

kinds <- c()
for (path in unlist(lapply(folders, tables_in))) {
  table <- read_one(path)
  stopifnot(nrow(table) > 0, !anyNA(table))
  for (name in names(table)) {
    found <- kind(table[[name]])
    if (name %in% names(kinds) && kinds[[name]] != found) {
      stop(path, ": ", name, " is ", found, ", and elsewhere it is ", kinds[[name]])
    }
    kinds[[name]] <- found
  }
  cat(sprintf("%-50s %8d rows %4d columns\n", path, nrow(table), ncol(table)))
}
print(table(unlist(kinds)))

part <- function(folder, name) {
  paths <- grep(paste0("/", name, "[./]"), tables_in(folder), value = TRUE)
  do.call(rbind, lapply(paths, read_one))
}
run <- part(folders[1], "outcomes")
many <- part(folders[2], "outcomes")
both <- merge(run, many, by = "nation", suffixes = c(".run", ".batch"))
stopifnot(nrow(both) == nrow(many))
print(aggregate(cbind(score.run, score.batch) ~ nation, both, mean))
