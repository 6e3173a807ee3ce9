#include "cli/flows/form_edits.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "cfplan/base/text.hpp"

namespace cfplan {
namespace {

constexpr const char* kUsualBinding = "DB";

Value database_value(const std::string& binding, const DeploymentForm& form) {
  Value::Map database{{"binding", binding}, {"name", form.database}};
  if (form.database_wish == DatabaseWish::Create) database.push_back({"create", true});
  return database;
}

bool wants_database(const DeploymentForm& form) {
  return form.database_wish == DatabaseWish::Existing || form.database_wish == DatabaseWish::Create;
}

void add_text(const char* key, const std::string& text, Value::Map& members) {
  if (!text.empty()) members.push_back({key, text});
}

void add_map(const char* key, const Value::Map& map, Value::Map& members) {
  if (!map.empty()) members.push_back({key, map});
}

/// A new deployment's keys, in the order of the documentation.
Value::Map members_of(const DeploymentForm& form) {
  Value::Map members;
  add_text("domain", form.domain, members);
  add_text("worker", form.worker, members);
  add_text("wrangler_env", form.wrangler_env, members);
  add_text("account", form.account, members);
  if (!form.routes.empty()) {
    members.push_back({"routes", Value::List(form.routes.begin(), form.routes.end())});
  }
  if (wants_database(form)) {
    members.push_back({"databases", Value::List{database_value(kUsualBinding, form)}});
  } else if (form.hides_databases) {
    members.push_back({"databases", Null{}});
  }
  add_map("vars", form.vars, members);
  add_map("env", form.env, members);
  add_map("secrets", form.secrets, members);
  return members;
}

bool stands(const std::optional<Value>& value) { return value && !value->is<Null>(); }

/// Makes the edits one after the other until one is refused.
class Changing {
 public:
  Changing(const DeploymentForm& form, const Deployment* standing, ManifestEditor& editor)
      : form_(form), standing_(standing), editor_(editor), path_(deployment_path(form.key)) {}

  Result<void> run() {
    set_domain();
    set_text("worker", form_.worker);
    set_text("wrangler_env", form_.wrangler_env);
    set_text("account", form_.account);
    set_text("ownership", form_.ownership);
    add_routes();
    change_database();
    set_vars();
    for (const Member& member : form_.env) set(path_ / "env" / member.key, member.value);
    for (const Member& secret : form_.secrets) set_source(secret.key, secret.value);
    return std::move(done_);
  }

 private:
  void set(const ValuePath& path, const Value& value) {
    if (done_) done_ = editor_.set(path, value);
  }
  void append(const ValuePath& path, const Value& value) {
    if (done_) done_ = editor_.append(path, value);
  }
  void remove(const ValuePath& path) {
    if (done_) done_ = editor_.remove(path);
  }

  void set_text(const char* key, const std::string& text) {
    if (!text.empty()) set(path_ / key, text);
  }

  // The customer's own line is the one to change where it speaks of this deployment alone.
  void set_domain() {
    if (form_.domain.empty()) return;
    if (standing_ != nullptr && standing_->domain && standing_->domain->value == form_.domain) {
      return;
    }
    const ValuePath of_customer = ValuePath{"customers", form_.key.customer} / "domain";
    const auto siblings = editor_.get(path_.parent());
    const auto* environments = siblings ? siblings->as<Value::Map>() : nullptr;
    const bool alone = environments != nullptr && environments->size() == 1;
    const bool says_it_itself = stands(editor_.get(path_ / "domain"));
    const bool customer_says_it = stands(editor_.get(of_customer));
    set(alone && customer_says_it && !says_it_itself ? of_customer : path_ / "domain",
        form_.domain);
  }

  // A list of this deployment's own hides an inherited one: it begins as a copy of that.
  void add_routes() {
    if (form_.routes.empty()) return;
    const ValuePath path = path_ / "routes";
    if (!stands(editor_.get(path)) && standing_ != nullptr) {
      for (const DesiredRoute& route : standing_->routes) append(path, inherited(route));
    }
    for (const std::string& route : form_.routes) {
      if (!is_declared(route)) append(path, route);
    }
  }

  static Value inherited(const DesiredRoute& route) {
    if (!route.custom_domain) return route.pattern;
    return Value::Map{{"pattern", route.pattern}, {"custom_domain", true}};
  }

  [[nodiscard]] bool is_declared(const std::string& pattern) const {
    if (standing_ != nullptr) {
      const auto same = [&](const DesiredRoute& route) { return route.pattern == pattern; };
      if (std::any_of(standing_->routes.begin(), standing_->routes.end(), same)) return true;
    }
    const auto own = editor_.get(path_ / "routes");
    const auto* list = own ? own->as<Value::List>() : nullptr;
    return list != nullptr && std::find(list->begin(), list->end(), Value(pattern)) != list->end();
  }

  void change_database() {
    if (form_.database_wish == DatabaseWish::AsItIs || !done_) return;
    const auto binding = binding_to_change();
    if (!binding) return;
    const ValuePath path = path_ / "databases";
    const auto own = editor_.get(path);
    const auto* list = own ? own->as<Value::List>() : nullptr;
    const auto place = list == nullptr ? std::nullopt : place_of(*list, *binding);
    if (form_.database_wish == DatabaseWish::None) return take_out(list, place);
    if (!place) return append(path, database_value(*binding, form_));
    const ValuePath item = path / *place;
    set(item / "name", form_.database);
    const bool creates = form_.database_wish == DatabaseWish::Create;
    if (creates || stands(editor_.get(item / "create"))) set(item / "create", creates);
  }

  void take_out(const Value::List* list, std::optional<std::size_t> place) {
    const ValuePath path = path_ / "databases";
    const bool inherits = standing_ != nullptr && !standing_->databases.empty();
    if (list == nullptr && inherits) return set(path, Null{});
    if (!place) return;
    const bool is_last = list->size() == 1;
    remove(is_last ? path : path / *place);
    // Under `exact` an empty list still says that there are none.
    const bool is_exact = standing_ != nullptr && standing_->ownership == Ownership::Exact;
    if (is_last && is_exact) set(path, Value::List{});
  }

  static std::optional<std::size_t> place_of(const Value::List& list, const std::string& binding) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Value* named = list[i].find("binding");
      if (named != nullptr && *named == Value(binding)) return i;
    }
    return std::nullopt;
  }

  std::optional<std::string> binding_to_change() {
    if (standing_ == nullptr || standing_->databases.empty()) return kUsualBinding;
    if (standing_->databases.size() == 1) return standing_->databases.front().binding;
    std::vector<std::string> bindings;
    for (const DesiredBinding& database : standing_->databases) {
      bindings.push_back(database.binding);
    }
    done_ = fail({.code = "CFP9031",
                  .message = form_.key.text() + " has several databases: " + join(bindings, ", "),
                  .hint = "change the one you mean in the manifest, then run cfplan apply"});
    return std::nullopt;
  }

  // An answer that is text stays a number or a boolean where there is one. What is no scalar is
  // written anew.
  void set_vars() {
    for (const Member& member : form_.vars) {
      const ValuePath path = path_ / "vars" / member.key;
      const auto own = editor_.get(path);
      const Value* before = own ? &*own : inherited_var(member.key);
      const Value value = before ? typed_like(*before, member.value) : member.value;
      if (own && *own != value && (is_tree(*own) || is_tree(value))) remove(path);
      set(path, value);
    }
  }

  [[nodiscard]] const Value* inherited_var(const std::string& name) const {
    if (standing_ == nullptr) return nullptr;
    const auto found = standing_->vars.find(name);
    return found == standing_->vars.end() ? nullptr : &found->second.value;
  }

  static bool is_tree(const Value& value) {
    return value.is<Value::List>() || value.is<Value::Map>();
  }

  static Value typed_like(const Value& standing, const Value& text) {
    if (standing.is<bool>() && text == Value("true")) return true;
    if (standing.is<bool>() && text == Value("false")) return false;
    if (!standing.is<std::int64_t>() || text.string() == nullptr) return text;
    const std::string& digits = *text.string();
    const bool whole = !digits.empty() && digits.size() <= 15 && digits.front() != '0' &&
                       digits.find_first_not_of("0123456789") == std::string::npos;
    return whole ? Value(static_cast<std::int64_t>(std::stoll(digits))) : text;
  }

  // What else the secret says, such as its version, stays.
  void set_source(const std::string& name, const Value& source) {
    const ValuePath path = path_ / "secrets" / name;
    if (!stands(editor_.get(path))) return set(path, source);
    const Member& wanted = source.as<Value::Map>()->front();
    set(path / wanted.key, wanted.value);
    static constexpr std::array<const char*, 6> kSourceKeys = {
        "from_env", "from_file", "from_command", "generate", "pass_env", "keep_newline"};
    for (const char* key : kSourceKeys) {
      if (wanted.key != key) remove(path / key);
    }
  }

  const DeploymentForm& form_;
  const Deployment* standing_;
  ManifestEditor& editor_;
  ValuePath path_;
  Result<void> done_;
};

}  // namespace

ValuePath deployment_path(const DeploymentKey& key) {
  return {"customers", key.customer, "environments", key.environment};
}

Result<std::optional<std::string>> file_with(const ValuePath& path,
                                             const std::vector<std::string>& files,
                                             EditedManifest& manifest) {
  for (const std::string& file : files) {
    const Result<ManifestEditor*> editor = manifest.editor(file);
    if (!editor) return fail(editor.error());
    if ((*editor)->get(path)) return std::optional(file);
  }
  return std::optional<std::string>();
}

Result<void> declare_deployment(const DeploymentForm& form, const std::string& file,
                                EditedManifest& manifest) {
  const Result<ManifestEditor*> opened = manifest.editor(file);
  if (!opened) return fail(opened.error());
  ManifestEditor& editor = **opened;
  const ValuePath customer{"customers", form.key.customer};
  DeploymentForm own = form;
  const auto environments = editor.get(customer / "environments");
  if (!stands(environments) && !stands(editor.get(customer / "domain")) && !form.domain.empty()) {
    if (auto set = editor.set(customer / "domain", form.domain); !set) return set;
  }
  if (editor.get(customer / "domain") == Value(form.domain)) own.domain.clear();
  return editor.set(deployment_path(form.key), members_of(own));
}

Result<void> change_deployment(const DeploymentForm& form, const Deployment* standing,
                               const std::string& file, EditedManifest& manifest) {
  const Result<ManifestEditor*> editor = manifest.editor(file);
  if (!editor) return fail(editor.error());
  return Changing(form, standing, **editor).run();
}

}  // namespace cfplan
