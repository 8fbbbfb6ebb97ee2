// The three questions in their order.
#include "http/admission.hpp"

#include "base/error.hpp"

namespace http {

void require_admission(const Route& route, const tenancy::Member& who, base::Timestamp now) {
  const bool is_platforms_own = route.is_of_the_platform() && who.role != tenancy::Role::admin;
  if (is_platforms_own || (route.access() == Access::permission && !who.may(route.permission()))) {
    throw base::forbidden("permission_missing", "This needs the permission " + route.permission() + ".");
  }
  if (who.impersonator_id && !route.is_for_impersonators()) {
    throw base::forbidden("read_only_impersonation", "Looking through somebody's eyes, you can only read.");
  }
  const bool is_fresh = !who.is_api_key && now - who.authenticated_at <= fresh_sign_in;
  if (route.needs_fresh_sign_in() && !is_fresh) {
    throw base::forbidden("fresh_sign_in_required", "Confirm that it is you, then try again.");
  }
}

}  // namespace http
