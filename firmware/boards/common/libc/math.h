/* Named by wasm2c's prologue for cores that use floats. Talkode's has none: nothing of it is linked. */
#ifndef TALKODE_MATH_H
#define TALKODE_MATH_H

#define NAN __builtin_nanf("")
#define isnan(x) __builtin_isnan(x)
#define signbit(x) __builtin_signbit(x)

float floorf(float x);
float ceilf(float x);
float truncf(float x);
float nearbyintf(float x);
float fabsf(float x);
float sqrtf(float x);
double floor(double x);
double ceil(double x);
double trunc(double x);
double nearbyint(double x);
double fabs(double x);
double sqrt(double x);

#endif
