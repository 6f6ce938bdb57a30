package io.postern.sandbox.opensrs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The upstream's methods, each with the members that its request may have. */
final class Api {
    /** {@code token}: the official client repeats at the top what it puts into the credentials. */
    private static final Set<String> EVERYWHERE = Set.of("credentials", "token");

    private final Map<String, Method> methods = new TreeMap<>();
    private final Login login;
    private final ObjectMapper mapper;

    private record Method(Set<String> members, Work work) {}

    private interface Work {
        Answer answer(Principal who, Fields request);
    }

    Api(Accounts accounts, Login login, ObjectMapper mapper, Clock clock) {
        this.login = login;
        this.mapper = mapper;
        UserMethods users = new UserMethods(clock);
        UserLife life = new UserLife(clock);
        DomainMethods domains = new DomainMethods(accounts, clock);
        Workgroups workgroups = new Workgroups(accounts, clock);
        Roles roles = new Roles(clock);
        put("authenticate", "fetch_extra_info,generate_session_token,session_token_duration", login::authenticate);
        put("generate_token", "user,reason,duration,type,oma", login::generateToken);
        put("search_users", "criteria,range,sort,fields", new UserSearch(accounts, clock)::answer);
        put("get_user", "user", UserMethods::get);
        put("get_user_changes", "user,range", UserMethods::changes);
        put("change_user", "user,attributes,create_only", new UserChange(clock)::answer);
        put("delete_user", "user", life::delete);
        put("restore_user", "user,id,new_name", life::restore);
        put("rename_user", "user,new_name", life::rename);
        put("logout_user", "user", UserMethods::logout);
        put("get_user_folders", "user", UserMethods::folders);
        put("get_deleted_messages", "user,folder,headers", UserMethods::deletedMessages);
        put("restore_deleted_messages", "user,ids", UserMethods::restoreMessages);
        put("app_password", "user,mode,tag", users::appPassword);
        put("user_disable_2fa", "user", users::disableSecondFactor);
        put("search_domains", "criteria,range,sort", DomainSearch::answer);
        put("get_domain", "domain", domains::get);
        put("change_domain", "domain,attributes,create_only", domains::change);
        put("delete_domain", "domain", domains::delete);
        put("restore_domain", "domain,id,new_name", domains::restore);
        put("get_domain_changes", "domain,range", domains::changes);
        put("get_company", "company", CompanyMethods::get);
        put("get_company_changes", "company,range", CompanyMethods::changes);
        put("search_admins", "criteria,range,sort", Roles::search);
        put("set_role", "user,role,object,objects", roles::set);
        put("add_role", "user,role,object", roles::add);
        put("remove_role", "user,role,object", roles::remove);
        put("search_workgroups", "criteria,range,sort", workgroups::search);
        put("create_workgroup", "domain,workgroup", workgroups::create);
        put("delete_workgroup", "domain,workgroup", workgroups::delete);
        put("echo", null, this::echo);
    }

    boolean has(String method) {
        return methods.containsKey(method);
    }

    /** Answers the call and applies it. {@code account} is null when nobody knows the caller. */
    Answer answer(Call call, Account account) {
        try {
            return account == null ? work(call, null) : account.alone(() -> work(call, account));
        } catch (Refusal refusal) {
            return Answer.refused(refusal);
        }
    }

    private Answer work(Call call, Account account) {
        Method method = methods.get(call.method());
        boolean lenient = account != null && account.switches().lenientFields();
        Fields request = new Fields(call.body(), lenient);
        Principal who = login.principal(account, request);
        if (method.members() != null) {
            request.only(method.members());
        }
        return method.work().answer(who, request);
    }

    private Answer echo(Principal who, Fields request) {
        Map<String, Object> body = new LinkedHashMap<>();
        request.node().properties().forEach(member -> {
            if (!member.getKey().equals("credentials")) {
                body.put(member.getKey(), mapper.convertValue(member.getValue(), Object.class));
            }
        });
        return Answer.found(body);
    }

    private void put(String name, String members, Work work) {
        Set<String> all = members == null
                ? null
                : Stream.concat(EVERYWHERE.stream(), Stream.of(members.split(",")))
                        .collect(Collectors.toUnmodifiableSet());
        methods.put(name, new Method(all, work));
    }
}
