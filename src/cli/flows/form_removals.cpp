#include "cli/flows/form_removals.hpp"

#include <algorithm>
#include <utility>

#include "cfplan/base/text.hpp"
#include "cfplan/manifest/manifest_editor.hpp"
#include "cli/flows/form_edits.hpp"

namespace cfplan {
namespace {

Diagnostic declares_no_such(const Deployment& deployment, const Removal& removal) {
  std::vector<std::string> names;
  for (const Removal& one : removable(deployment)) {
    if (one.kind == removal.kind) names.push_back(one.name);
  }
  const auto near = closest_match(removal.name, names);
  return {.code = "CFP9033",
          .message = deployment.key.text() + " does not declare " + removal_text(removal),
          .hint = near ? "did you mean " + visible(*near)
                       : "cfplan describe " + deployment.key.text() + " shows what it declares"};
}

Diagnostic of_outer_layer(const Deployment& deployment, const Removal& removal,
                          const Origin& origin) {
  return {.code = "CFP9034",
          .message = removal_text(removal) + " is declared in " + origin.layer +
                     ", beside others that " + deployment.key.text() + " keeps",
          .place = Place{.file = origin.file, .line = origin.line, .column = origin.column},
          .hint = "take it out there, or declare the databases for each deployment"};
}

/// Makes the edits of one deployment one after the other until one is refused.
class Removing {
 public:
  Removing(const DeploymentForm& form, const Deployment& standing, const Explanation& layers,
           ManifestEditor& editor)
      : standing_(standing),
        routes_(standing.routes),
        layers_(layers),
        editor_(editor),
        path_(deployment_path(form.key)),
        own_layer_("customers." + form.key.customer + ".environments." + form.key.environment),
        is_exact_(form.ownership.empty() ? standing.ownership == Ownership::Exact
                                         : form.ownership == "exact") {}

  Result<void> remove(const Removal& removal) {
    switch (removal.kind) {
      case Removable::Var: take_out_of_map("vars", removal); break;
      case Removable::EnvLine: take_out_of_map("env", removal); break;
      case Removable::Secret: take_out_of_map("secrets", removal); break;
      case Removable::Route: take_out_route(removal); break;
      case Removable::BoundDatabase: take_out_database(removal); break;
    }
    return done_;
  }

 private:
  void erase(const ValuePath& path) {
    if (done_) done_ = editor_.remove(path);
  }
  void put(const ValuePath& path, const Value& value) {
    if (done_) done_ = editor_.set(path, value);
  }
  void refuse(Diagnostic why) { done_ = fail(std::move(why)); }

  /// The strongest statement that another layer makes of what is called so; null: none.
  [[nodiscard]] const Origin* outer(const std::string& path) const {
    for (const ExplainedValue& value : layers_) {
      if (value.path != path && !value.path.starts_with(path + ".")) continue;
      for (const LayerStatement& said : value.statements) {
        if (said.origin.layer != own_layer_ && said.text != "null") return &said.origin;
      }
    }
    return nullptr;
  }

  void take_out_of_map(const char* key, const Removal& removal) {
    const ValuePath map = path_ / key;
    const auto own = editor_.get(map);
    const auto* members = own ? own->as<Value::Map>() : nullptr;
    const bool is_own = members != nullptr && own->find(removal.name) != nullptr;
    const bool is_outer = outer((ValuePath{key} / removal.name).text()) != nullptr;
    if (!is_own && !is_outer) return refuse(declares_no_such(standing_, removal));
    if (is_own && is_outer) erase(map / removal.name);
    if (is_outer) return put(map / removal.name, Null{});
    // Under `exact` an empty map of secrets still says that there are none.
    const bool is_last = members->size() == 1;
    const bool speaks_when_empty = is_exact_ && removal.kind == Removable::Secret;
    erase(is_last ? map : map / removal.name);
    if (is_last && speaks_when_empty) put(map, Value::Map{});
  }

  // A list of this deployment's own hides an outer one: it begins as a copy of that.
  void take_out_route(const Removal& removal) {
    const ValuePath path = path_ / "routes";
    const auto own = editor_.get(path);
    const auto* list = own ? own->as<Value::List>() : nullptr;
    if (list == nullptr) return copy_routes_but(removal);
    for (std::size_t i = 0; i < list->size(); ++i) {
      const Value* written = (*list)[i].find("pattern");
      const bool is_written = (written == nullptr ? (*list)[i] : *written) == Value(removal.name);
      const bool is_known = i < routes_.size();
      if (!is_written && !(is_known && routes_[i].pattern == removal.name)) continue;
      if (is_known) routes_.erase(routes_.begin() + static_cast<std::ptrdiff_t>(i));
      return take_out_of_list(path, *list, i, outer("routes"));
    }
    refuse(declares_no_such(standing_, removal));
  }

  void copy_routes_but(const Removal& removal) {
    const std::size_t gone = std::erase_if(
        routes_, [&](const DesiredRoute& route) { return route.pattern == removal.name; });
    if (gone == 0) return refuse(declares_no_such(standing_, removal));
    Value::List others;
    for (const DesiredRoute& route : routes_) {
      if (!route.custom_domain) others.emplace_back(route.pattern);
      else others.emplace_back(Value::Map{{"pattern", route.pattern}, {"custom_domain", true}});
    }
    put(path_ / "routes", others);
  }

  // An empty list that says something stays: it hides an outer one, and is deleted by under
  // `exact`.
  void take_out_of_list(const ValuePath& path, const Value::List& list, std::size_t place,
                        const Origin* hidden) {
    const bool is_last = list.size() == 1;
    erase(is_last ? path : path / place);
    if (is_last && (is_exact_ || hidden != nullptr)) put(path, Value::List{});
  }

  void take_out_database(const Removal& removal) {
    const DesiredBinding* database = find_database(removal.name);
    if (database == nullptr) return refuse(declares_no_such(standing_, removal));
    const ValuePath path = path_ / "databases";
    const Origin* origin = outer((ValuePath{"databases"} / database->binding).text());
    const auto own = editor_.get(path);
    const auto* list = own ? own->as<Value::List>() : nullptr;
    if (origin != nullptr) {
      const bool is_only = standing_.databases.size() == 1;
      if (!is_only || is_exact_) return refuse(of_outer_layer(standing_, removal, *origin));
      if (list != nullptr) erase(path);
      return put(path, Null{});
    }
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
      const Value* binding = (*list)[i].find("binding");
      if (binding == nullptr || *binding != Value(database->binding)) continue;
      return take_out_of_list(path, *list, i, nullptr);
    }
  }

  [[nodiscard]] const DesiredBinding* find_database(const std::string& name) const {
    const auto& all = standing_.databases;
    auto found = std::find_if(all.begin(), all.end(),
                              [&](const DesiredBinding& one) { return one.binding == name; });
    if (found == all.end()) {
      found = std::find_if(all.begin(), all.end(),
                           [&](const DesiredBinding& one) { return one.name == name; });
    }
    return found == all.end() ? nullptr : &*found;
  }

  const Deployment& standing_;
  std::vector<DesiredRoute> routes_;  ///< as the edits so far leave them
  const Explanation& layers_;
  ManifestEditor& editor_;
  ValuePath path_;
  std::string own_layer_;
  bool is_exact_;
  Result<void> done_;
};

}  // namespace

Result<void> remove_declared(const DeploymentForm& form, const Deployment& standing,
                             const Explanation& layers, const std::string& file,
                             EditedManifest& manifest) {
  const Result<ManifestEditor*> editor = manifest.editor(file);
  if (!editor) return fail(editor.error());
  Removing removing(form, standing, layers, **editor);
  for (const Removal& removal : form.removals) {
    auto removed = removing.remove(removal);
    if (!removed) return removed;
  }
  return {};
}

}  // namespace cfplan
