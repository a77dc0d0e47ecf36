#include "derek/version.h"

namespace derek {

const char* version() { return DEREK_VERSION; }

}  // namespace derek
