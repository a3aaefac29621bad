#ifndef CHEAP_H
#define CHEAP_H

/// Lets threads share two heaps, and large blocks go back to the system at once; elsewhere than with glibc, nothing.
void heapKeepSmall(void);

#endif
