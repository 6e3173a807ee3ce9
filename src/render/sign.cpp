#include "render/sign.hpp"

namespace cfplan {

char sign_mark(Sign sign) {
  switch (sign) {
    case Sign::Create: return '+';
    case Sign::Change: return '~';
    case Sign::Delete: return '-';
  }
  return '~';
}

}  // namespace cfplan
