// All constrained types of request, response and row structs.
#pragma once

#include "shape/member_types.hpp"
#include "shape/number_types.hpp"
#include "shape/scalar.hpp"
#include "shape/text_types.hpp"
