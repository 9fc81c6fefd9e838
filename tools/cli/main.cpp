// `ironlab`: the core on the command line.
#include <cstdio>   // std::fputs
#include <cstring>  // std::strcmp

#include "emit.h"

int main(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "emit") == 0 && std::strcmp(argv[2], "--out") == 0) return ironlab::cli::emit(argv[3]) ? 0 : 1;
  std::fputs("usage: ironlab emit --out DIR\n", stderr);
  return 2;
}
