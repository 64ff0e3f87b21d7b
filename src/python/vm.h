/* What vm.c shares with vm_support.c: the longer steps of single instructions. */
#ifndef LB_PYTHON_VM_H
#define LB_PYTHON_VM_H

#include "python/interpreter.h"

lb_value lb_vm_unary(lb_python *py, lb_value v, unsigned op);
lb_value lb_vm_inplace(lb_python *py, lb_value a, lb_value b, unsigned op);
lb_value lb_vm_compare(lb_python *py, lb_value a, lb_value b, unsigned op);
bool lb_vm_extend(lb_python *py, lb_list *list, lb_value iterable);
bool lb_vm_dict_update(lb_python *py, lb_dict *dict, lb_value mapping);
/* NULL with *result set: the iterator is done; NULL without: raised. */
lb_value lb_vm_send(lb_python *py, lb_value iterator, lb_value sent, lb_value *result);
lb_value lb_vm_async_iter(lb_python *py, lb_value v);
lb_value lb_vm_async_next(lb_python *py, lb_value iterator);
lb_value lb_vm_awaitable(lb_python *py, lb_value v);
bool lb_vm_with(lb_python *py, lb_value manager, bool is_async, lb_value *leave, lb_value *entered);
/* Whether it suppresses the exception that details tell of. */
lb_value lb_vm_leave(lb_python *py, lb_value leave, lb_value *details);
bool lb_vm_setup_annotations(lb_python *py, lb_value locals);
int lb_vm_match_sequence(lb_python *py, lb_value v, size_t count, bool exact);
lb_value lb_vm_match_keys(lb_python *py, lb_value v, const lb_tuple *keys);
lb_value lb_vm_match_class(lb_python *py, lb_value v, lb_value type, size_t positional,
                           const lb_tuple *names);
lb_value lb_vm_match_rest(lb_python *py, lb_value v, const lb_tuple *keys);
lb_value lb_vm_match_group(lb_python *py, lb_value group, lb_value type, lb_value *rest);
lb_value lb_vm_group_rest(lb_python *py, lb_list *raised, lb_value rest, lb_value original);

#endif
